package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeSet;

/**
 * The one JSON mapper: absent means null, unknown fields are of a later version and are passed
 * over.
 */
public final class Json {
  private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private Json() {}

  /** One line of JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Indented JSON with a final line break, for files that people open. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws JsonProcessingException when the text is no JSON, or not of this type: null is of none
   */
  public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(text, type);
    if (value == null) {
      throw JsonMappingException.from((JsonParser) null, "null is no " + type.getSimpleName());
    }
    return value;
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The word that stands for a constant. */
  public static String spelled(Enum<?> constant) {
    return tree(constant).asText();
  }

  /**
   * JSON with one spelling per value: sorted keys, no white space, numbers as plain decimals of at
   * most 15 digits (the same on every Java version, and 0.10 equals 0.1), in strings that begin
   * with {@code #}.
   */
  public static String canonical(Object value) {
    return canonical(tree(value)).toString();
  }

  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> sorted.set(name, canonical(node.get(name))));
      return sorted;
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(canonical(element)));
      return list;
    }
    if (node.isNumber()) {
      return JsonNodeFactory.instance.textNode("#" + plain(node));
    }
    return node;
  }

  private static String plain(JsonNode number) {
    BigDecimal value =
        number.isFloatingPointNumber() && !number.isBigDecimal()
            ? fifteenDigits(number.doubleValue())
            : number.decimalValue();
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /**
   * A number's first fifteen digits. Its own spelling, where it is no longer, is them already: no
   * other number of fifteen digits is as near, unless it is subnormal.
   */
  static BigDecimal fifteenDigits(double number) {
    BigDecimal spelled = BigDecimal.valueOf(number);
    boolean isShort = spelled.precision() <= FIFTEEN_DIGITS.getPrecision();
    return isShort && Math.abs(number) >= Double.MIN_NORMAL
        ? spelled
        : new BigDecimal(number).round(FIFTEEN_DIGITS);
  }
}
