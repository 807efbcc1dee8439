package io.fixres.runner.model;

/**
 * What came of reading a weights file.
 *
 * @param weights complete weights
 * @param freshClassifier whether the file's classifier was for another number of classes, so that a
 *     new one was drawn
 * @param fileClasses number of classes of the file's own classifier
 */
public record ImportedWeights(Weights weights, boolean freshClassifier, int fileClasses) {}
