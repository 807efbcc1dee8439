package io.fixres.api;

import io.fixres.contract.Metric;
import java.math.BigDecimal;

/** How the best test resolution is selected. */
public record SelectionSpec(
    Metric metric, BigDecimal margin, BigDecimal confidence, BigDecimal maxGmacs) {}
