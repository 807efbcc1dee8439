package io.fixres.api;

/** Spellings that Kubernetes and file systems allow, for fields' patterns. */
final class Patterns {
  static final String LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
  static final String LABEL_OR_EMPTY = "^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$";
  static final String SUBDOMAIN = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";
  static final String SUBDOMAIN_OR_EMPTY = "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$";
  static final String QUALIFIED =
      "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[A-Za-z0-9]([-A-Za-z0-9._]*[A-Za-z0-9])?$";
  static final String SHA256 = "^[0-9a-f]{64}$";
  static final String IMAGE_OR_EMPTY = "^([A-Za-z0-9][-A-Za-z0-9._:/@]*)?$";

  /** No leading slash, and no segment that begins with a dot: it stays below its claim. */
  static final String RELATIVE_PATH = "^[^/.][^/]*(/[^/.][^/]*)*$";

  static final String RELATIVE_PATH_OR_EMPTY = "^([^/.][^/]*(/[^/.][^/]*)*)?$";

  private Patterns() {}
}
