package io.fixres.api;

import java.math.BigDecimal;
import java.util.List;

/** What happens to each training image. */
public record AugmentationSpec(
    List<BigDecimal> scale,
    List<BigDecimal> ratio,
    Boolean horizontalFlip,
    BigDecimal colorJitter,
    BigDecimal cutMixAlpha,
    BigDecimal mixUpAlpha,
    Integer repeats) {}
