package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops, wanted and unwanted, and what is there afterwards. */
@ParameterizedClass
@EnumSource(Way.class)
class RestartIT {

  private static final int SIGN_UPS = 100;
  private static final int CHANGES = 40;

  private final Way way;

  RestartIT(Way way) {
    this.way = way;
  }

  @Test
  void keepsMailAndPortsOverARestartAndRunsOnceOnItsData() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      String password = new Visitor(psmail).becomeMember("martha");
      MailProgram martha = new MailProgram(psmail, "martha@psmail.test", password);
      martha.send("martha@psmail.test", "martha@psmail.test", "Keep this", "text");
      await("the letter")
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(martha.subjectsByImap()).contains("Keep this"));

      Command second = Command.psmail(psmail.runArguments());
      assertThat(second.status()).isNotZero();
      assertThat(second.output()).contains("runs already").contains(psmail.url());

      assertThat(psmail.stop()).isZero();
      assertThat(Command.psmail("stop", "--data", psmail.data().toString()).status()).isZero();
      psmail.start();
      assertThat(martha.subjectsByImap()).contains("Keep this");
      assertThat(new Visitor(psmail).signIn("martha", Visitor.PASSWORD).url().getPath())
          .startsWith("/account");
    }
  }

  @Test
  void losesNoAcknowledgedAccountWhenItIsKilledAndKeepsNoHalfOne() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      Queue<String> tried = new ConcurrentLinkedQueue<>();
      Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
      killAmong(psmail, tried, acknowledged);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(SIGN_UPS);
      assertThat(tried).hasSizeGreaterThan(acknowledged.size());
      assertThat(psmail.command().status()).isNotZero();

      psmail.start();

      tried.parallelStream()
          .forEach(
              name -> {
                if (!acknowledged.contains(name)) {
                  new Visitor(psmail).register(name);
                }
                Response home = new Visitor(psmail).signIn(name, Visitor.PASSWORD);
                assertThat(home.url().getPath())
                    .as(
                        "%s: %d %s",
                        name, home.statusCode(), Visitor.page(home).select("h1").text())
                    .doesNotContain("sign-in");
              });
    }
  }

  @Test
  void aPasswordChangeThatIsKilledLeavesOnePasswordThatOpensAll() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      List<Changer> changers = new ArrayList<>();
      for (String name : List.of("anna", "bella", "clara", "doris")) {
        changers.add(Changer.with(psmail, name));
      }
      ExecutorService four = Executors.newFixedThreadPool(changers.size());
      AtomicInteger changes = new AtomicInteger();
      changers.forEach(one -> four.execute(() -> one.changeUntilRefused(changes)));
      four.shutdown();
      await("some changes").atMost(300, SECONDS).until(() -> changes.get() >= CHANGES);
      psmail.kill();
      assertThat(four.awaitTermination(60, SECONDS)).isTrue();
      assertThat(psmail.command().status()).isNotZero();
      psmail.start();
      for (Changer one : changers) {
        assertThat(one.passwordsThatOpenAll(psmail)).as(one.name()).hasSize(1);
      }
    }
  }

  /** A member with an app for codes, who changes between two passwords without end. */
  private record Changer(String name, Visitor visitor, CodeApp app) {

    private static final String OTHER = "eight calm otters knit 42 scarves";

    static Changer with(Installation psmail, String name) {
      Visitor visitor = new Visitor(psmail);
      visitor.becomeMember(name);
      CodeApp app =
          new CodeApp(
              Visitor.secret(Visitor.page(visitor.open("/account/security/app")), "secret"));
      visitor.form("/account/security/app").with("code", app.code()).send();
      return new Changer(name, visitor, app);
    }

    void changeUntilRefused(AtomicInteger changes) {
      String current = Visitor.PASSWORD;
      String next = OTHER;
      while (true) {
        try {
          Response done =
              visitor
                  .form("/account/password")
                  .with("current", current)
                  .with("password", next)
                  .send();
          assertThat(done.statusCode()).isEqualTo(200);
        } catch (RuntimeException killed) {
          return;
        }
        changes.incrementAndGet();
        String old = current;
        current = next;
        next = old;
      }
    }

    /** The second step too, and the mail: a new password for a mail program wants its key. */
    List<String> passwordsThatOpenAll(Installation psmail) {
      return Stream.of(Visitor.PASSWORD, OTHER)
          .filter(password -> opensAll(new Visitor(psmail), password))
          .toList();
    }

    private boolean opensAll(Visitor again, String password) {
      Response asked = again.signIn(name, password);
      if (!asked.url().getPath().equals("/sign-in/second-step")) {
        return false;
      }
      Response home = again.formOf(asked).with("code", app.code(1)).send();
      assertThat(home.url().getPath()).isEqualTo("/account");
      assertThat(again.makeDevice("After the kill")).isNotEmpty();
      return true;
    }
  }

  /** Four people sign up without end, until the server is killed. */
  private static void killAmong(
      Installation psmail, Queue<String> tried, Queue<String> acknowledged) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService four = Executors.newFixedThreadPool(4);
    for (int line = 0; line < 4; line++) {
      four.execute(() -> signUpUntilRefused(psmail, next, tried, acknowledged));
    }
    four.shutdown();
    await("some sign-ups").atMost(300, SECONDS).until(() -> acknowledged.size() >= SIGN_UPS);
    psmail.kill();
    assertThat(four.awaitTermination(60, SECONDS)).isTrue();
  }

  private static void signUpUntilRefused(
      Installation psmail, AtomicInteger next, Queue<String> tried, Queue<String> acknowledged) {
    while (true) {
      String name = "member" + next.getAndIncrement();
      tried.add(name);
      try {
        if (new Visitor(psmail).register(name).url().getPath().equals("/recovery-code")) {
          acknowledged.add(name);
        }
      } catch (RuntimeException killed) {
        return;
      }
    }
  }
}
