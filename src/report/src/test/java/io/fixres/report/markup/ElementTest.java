package io.fixres.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void textCannotBecomeMarkup() {
    // given
    Element element = Element.of("p").text("<script>alert('x') && \"y\"</script>");

    // when
    String markup = element.markup();

    // then
    assertThat(markup)
        .isEqualTo(
            "<p>&lt;script&gt;alert(&#39;x&#39;) &amp;&amp; &quot;y&quot;&lt;/script&gt;</p>");
  }

  @Test
  void attributeCannotEndItself() {
    // given
    Element element = Element.of("a").attr("title", "\"><script>");

    // when
    String markup = element.markup();

    // then
    assertThat(markup).isEqualTo("<a title=\"&quot;&gt;&lt;script&gt;\"></a>");
  }

  @Test
  void charactersThatXmlForbidsAreReplaced() {
    // given
    Element element = Element.of("p").text("a\u0000b\u0008c\ud800d\ufffee\ttab \ud83d\ude00");

    // when
    String markup = element.markup();

    // then
    assertThat(markup).isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ufffde\ttab \ud83d\ude00</p>");
  }

  @Test
  void onlyElementsThatMayCloseThemselvesDo() {
    // given
    Element element =
        Element.of("div").add(Element.of("br")).add(Element.of("path")).add(Element.of("td"));

    // when
    String markup = element.markup();

    // then
    assertThat(markup).isEqualTo("<div><br/><path/><td></td></div>");
  }

  @Test
  void styleSheetIsWrittenAsItIs() {
    // given
    Element element = Element.of("style").text("tr > td { content: \"x\"; }");

    // when
    String markup = element.markup();

    // then
    assertThat(markup).isEqualTo("<style>tr > td { content: \"x\"; }</style>");
  }

  @Test
  void styleSheetThatCouldCloseItsElementIsRefused() {
    // given
    Element element = Element.of("style").text("</style><script>");

    // then
    assertThatThrownBy(element::markup).isInstanceOf(IllegalStateException.class);
  }
}
