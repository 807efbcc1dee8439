package io.fixres.cli.local;

import io.fixres.cli.terminal.Mark;
import io.fixres.cli.terminal.RunEvent;
import io.fixres.cli.terminal.RunSnapshot;
import io.fixres.cli.terminal.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers what was shown, and lets a test act when it is. */
final class RecordedView implements RunView {
  final List<RunEvent> events = new ArrayList<>();
  private final Consumer<RunEvent> then;

  RecordedView(Consumer<RunEvent> then) {
    this.then = then;
  }

  RecordedView() {
    this(event -> {});
  }

  @Override
  public void happened(RunEvent event) {
    events.add(event);
    then.accept(event);
  }

  @Override
  public void refresh(RunSnapshot now) {}

  @Override
  public void close() {}

  /** Mark and stage of each event. */
  List<String> story() {
    return events.stream().map(event -> event.mark() + " " + event.stage()).toList();
  }

  List<String> storyOf(Mark mark) {
    return events.stream().filter(event -> event.mark() == mark).map(RunEvent::stage).toList();
  }
}
