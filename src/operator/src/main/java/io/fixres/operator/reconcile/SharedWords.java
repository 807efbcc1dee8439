package io.fixres.operator.reconcile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads short texts, such as names and labels, so that equal ones are one object: each Job and pod
 * repeats those of its experiment.
 */
final class SharedWords extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;

  /** A label's value is no longer. */
  private static final int LONGEST = 63;

  SharedWords() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      String text = parser.getText();
      return text.length() <= LONGEST ? text.intern() : text;
    }
    return StringDeserializer.instance.deserialize(parser, context);
  }
}
