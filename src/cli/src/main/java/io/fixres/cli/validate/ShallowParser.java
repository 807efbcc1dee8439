package io.fixres.cli.validate;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Stops where lists and mappings are nested deeper than anybody means them: whatever reads them
 * calls itself at every level, and would run out of stack.
 */
final class ShallowParser extends ParserImpl {
  /** An experiment has some ten levels. */
  static final int DEPTH = 100;

  private int depth;

  ShallowParser(LoadSettings settings, String text) {
    super(settings, new StreamReader(settings, text));
  }

  @Override
  public Event next() {
    Event event = super.next();
    if (event instanceof CollectionStartEvent && ++depth > DEPTH) {
      throw new TooDeep(event.getStartMark().map(Position::of).orElse(Position.START));
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }

  /** Where the first thing stands that is nested too deep. */
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    TooDeep(Position position) {
      this.position = position;
    }

    Position position() {
      return position;
    }
  }
}
