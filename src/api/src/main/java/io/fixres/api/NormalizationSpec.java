package io.fixres.api;

import java.math.BigDecimal;
import java.util.List;

/** Channel statistics of images scaled to 0 to 1. */
public record NormalizationSpec(List<BigDecimal> mean, List<BigDecimal> std) {}
