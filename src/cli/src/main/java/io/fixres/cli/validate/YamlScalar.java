package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a word without quotes means to kubectl, which reads YAML 1.1: {@code Off} is false there and
 * {@code 1e-4} a number. A file that is fine here has to be fine on a cluster.
 */
final class YamlScalar {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> YES =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> NO =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern BASED =
      Pattern.compile("([-+]?)0(?:([xX])([0-9a-fA-F]+)|([bB])([01]+)|[oO]?([0-7]+))");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private YamlScalar() {}

  static JsonNode plain(String text) {
    if (NULLS.contains(text)) {
      return NullNode.instance;
    }
    if (YES.contains(text) || NO.contains(text)) {
      return BooleanNode.valueOf(YES.contains(text));
    }
    String digits = digits(text);
    if (DECIMAL.matcher(digits).matches()) {
      return whole(new BigInteger(digits));
    }
    var based = BASED.matcher(digits);
    if (based.matches()) {
      return whole(based(based));
    }
    return FLOAT.matcher(digits).matches() ? number(text, digits) : TextNode.valueOf(text);
  }

  /** Without underscores, which go-yaml passes over in what begins with a digit or a sign. */
  private static String digits(String text) {
    char first = text.charAt(0);
    boolean mayBeNumber = first == '-' || first == '+' || (first >= '0' && first <= '9');
    return mayBeNumber ? text.replace("_", "") : text;
  }

  private static BigInteger based(Matcher matcher) {
    String digits = matcher.group(6);
    int base = 8;
    if (matcher.group(2) != null) {
      digits = matcher.group(3);
      base = 16;
    } else if (matcher.group(4) != null) {
      digits = matcher.group(5);
      base = 2;
    }
    return new BigInteger(matcher.group(1) + digits, base);
  }

  /** What no double can hold is text, and what it cannot tell from 0 is 0, as go-yaml has it. */
  private static JsonNode number(String text, String digits) {
    double rounded = Double.parseDouble(digits);
    if (Double.isInfinite(rounded)) {
      return TextNode.valueOf(text);
    }
    BigDecimal value = rounded == 0 ? BigDecimal.ZERO : new BigDecimal(digits);
    boolean isWhole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    return isWhole && value.precision() - value.scale() < 19
        ? whole(value.toBigIntegerExact())
        : DecimalNode.valueOf(value);
  }

  private static JsonNode whole(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValueExact())
        : BigIntegerNode.valueOf(value);
  }
}
