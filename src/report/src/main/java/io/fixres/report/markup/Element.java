package io.fixres.report.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tag with attributes and content, HTML or SVG. It is built up, then written once; what it writes
 * is well-formed XML and valid HTML, and everything in it that is not itself an element is escaped.
 */
public final class Element {
  /** HTML's elements without content: the only ones that may close themselves. */
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "col", "link");

  /** SVG's shapes, which close themselves when empty. */
  private static final Set<String> SHAPES =
      Set.of("path", "line", "rect", "circle", "polyline", "polygon");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /** An element without anything. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element of a CSS class. */
  public static Element of(String name, String cssClass) {
    return new Element(name).attr("class", cssClass);
  }

  /** Sets an attribute. */
  public Element attr(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Adds text, which is escaped. */
  public Element text(String text) {
    content.add(text);
    return this;
  }

  /** Adds an element. */
  public Element add(Element child) {
    content.add(child);
    return this;
  }

  /** Adds elements in order. */
  public Element addAll(Iterable<Element> children) {
    children.forEach(content::add);
    return this;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return content.isEmpty();
  }

  /** The markup. */
  public String markup() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (key, value) ->
            out.append(' ').append(key).append("=\"").append(Escape.text(value)).append('"'));
    if (VOID.contains(name) || (content.isEmpty() && SHAPES.contains(name))) {
      out.append("/>");
      return;
    }
    out.append('>');
    content.forEach(part -> writePart(out, part));
    out.append("</").append(name).append('>');
  }

  private void writePart(StringBuilder out, Object part) {
    if (part instanceof Element element) {
      element.write(out);
    } else {
      out.append(name.equals("style") ? plainStyle(part.toString()) : Escape.text(part.toString()));
    }
  }

  /** HTML does not decode references within style, so a style sheet must not need any. */
  private static String plainStyle(String css) {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalStateException("a style sheet may contain neither < nor &");
    }
    return css;
  }
}
