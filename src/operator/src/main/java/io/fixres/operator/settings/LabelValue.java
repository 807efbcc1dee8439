package io.fixres.operator.settings;

import org.eclipse.microprofile.config.spi.Converter;

/** A label's value as it is written: an empty one, as roles of nodes have, is a value too. */
public final class LabelValue implements Converter<String> {
  private static final long serialVersionUID = 1;

  @Override
  public String convert(String text) {
    return text.strip();
  }
}
