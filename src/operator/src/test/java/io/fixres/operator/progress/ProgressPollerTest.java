package io.fixres.operator.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressPollerTest {
  private static final Duration INTERVAL = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AtomicInteger news = new AtomicInteger();
  private final AtomicInteger seconds = new AtomicInteger();
  private PlayedRunner runner;
  private ProgressPoller poller;

  @BeforeEach
  void startRunner() {
    runner = new PlayedRunner();
    poller = new ProgressPoller(runner.port(), new Hand(), PATIENCE);
  }

  @AfterEach
  void stopRunner() {
    runner.close();
  }

  @Test
  void newsDoNotMakeItAskBeforeItsTime() {
    ask(1);
    runner.reach(2);

    seconds.set(19);
    poller.ask(pod(), PlayedRunner.HASH, INTERVAL, news::incrementAndGet);
    seconds.set(20);
    ask(2);

    assertThat(runner.asked()).isEqualTo(2);
  }

  @Test
  void theTimeInWhichItWasNotHeardIsNoSilence() {
    ask(1);
    seconds.set(60);
    poller.ask(pod(), PlayedRunner.HASH, INTERVAL, news::incrementAndGet);
    await().atMost(PATIENCE).until(() -> unchanged().equals(Duration.ofSeconds(60)));

    seconds.set(3600);

    assertThat(unchanged()).hasSeconds(60);
    assertThat(news).hasValue(1);
  }

  @Test
  void anAnswerThatDoesNotEndIsDroppedInTime() throws IOException {
    try (var stuck = new StuckRunner("{")) {
      askThrice(new ProgressPoller(stuck.port(), new Hand(), Duration.ofMillis(200)));

      await().atMost(PATIENCE).until(() -> stuck.closed() == 3);
      await() // the thread that closed the last one may still be on its way out
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces().values())
                      .noneMatch(ProgressPollerTest::isInPoller));
      assertThat(news).hasValue(0);
    }
  }

  @Test
  void anAnswerThatIsTooLongIsCutOff() throws IOException {
    try (var endless = new StuckRunner(" ".repeat(4096))) {
      askThrice(new ProgressPoller(endless.port(), new Hand(), PATIENCE.multipliedBy(10)));

      await().atMost(PATIENCE).until(() -> endless.closed() == 3);
    }
  }

  private void askThrice(ProgressPoller asking) {
    for (int i = 0; i < 3; i++) {
      asking.ask(pod(), PlayedRunner.HASH, Duration.ZERO, news::incrementAndGet);
    }
  }

  private static boolean isInPoller(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(frame -> frame.getClassName().equals(ProgressPoller.class.getName()));
  }

  private void ask(int newsThen) {
    poller.ask(pod(), PlayedRunner.HASH, INTERVAL, news::incrementAndGet);
    await().atMost(PATIENCE).until(() -> news.get() == newsThen);
  }

  private Duration unchanged() {
    return poller.heard("p").orElseThrow().unchanged();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withUid("p")
        .endMetadata()
        .withNewStatus()
        .withPodIP("127.0.0.1")
        .endStatus()
        .build();
  }

  /** A clock that is set by hand. */
  private final class Hand extends Clock {
    @Override
    public Instant instant() {
      return Instant.EPOCH.plusSeconds(seconds.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
