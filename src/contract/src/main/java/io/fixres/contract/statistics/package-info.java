/**
 * What the numbers of a sweep may claim: selection, cross-fit and paired gains, with intervals.
 *
 * <p>Every image is scored at every point, so everything here is <em>paired</em>. One joint
 * bootstrap over images (and seeds) is drawn once and answers every question; see {@link
 * io.fixres.contract.statistics.Analysis} for the front door. Pure and seeded: the same scores,
 * rule and seed give the same answer on any machine with any number of threads.
 */
@NullMarked
package io.fixres.contract.statistics;

import org.jspecify.annotations.NullMarked;
