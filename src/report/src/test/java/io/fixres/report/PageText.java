package io.fixres.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A page read back by a parser that forgives nothing. */
final class PageText {
  private final Document document;

  private PageText(Document document) {
    this.document = document;
  }

  static PageText parse(String page) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void error(SAXParseException e) throws SAXException {
              throw e;
            }
          });
      return new PageText(builder.parse(new InputSource(new StringReader(page))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> all(String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  List<String> texts(String tag) {
    return all(tag).stream().map(Element::getTextContent).toList();
  }

  /** Values of an attribute, wherever it stands. */
  List<String> attributes(String name) {
    return all("*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }
}
