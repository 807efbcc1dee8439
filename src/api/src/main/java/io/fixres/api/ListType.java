package io.fixres.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How Kubernetes compares and merges a list; without it, as a whole. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ListType {
  Kind value();

  /** The fields that tell the elements of a map apart. */
  String[] keys() default {};

  /** What identifies an element. */
  enum Kind {
    /** Its value: each occurs once, in any order. */
    SET,
    /** Its key fields. */
    MAP
  }
}
