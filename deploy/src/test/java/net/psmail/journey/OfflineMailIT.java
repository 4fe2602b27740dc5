package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A member with swaks to send and mbsync to read, on two computers with one mailbox. */
@ParameterizedClass
@EnumSource(Way.class)
class OfflineMailIT {

  private static final String ADDRESS = "ida@psmail.test";

  private final Installation psmail;
  private Path disk;

  OfflineMailIT(Way way) {
    psmail = Installation.shared(way);
  }

  @BeforeEach
  void makeRoom() throws IOException {
    disk = Files.createTempDirectory("psmail-offline");
  }

  @AfterEach
  void clearIt() {
    Trees.delete(disk);
  }

  @Test
  void keepsTwoComputersAlike() throws IOException {
    Visitor ida = new Visitor(psmail);
    String first = ida.becomeMember("ida");
    Maildir desk = new Maildir(disk.resolve("desk"), psmail, ADDRESS, first);
    Maildir lap = new Maildir(disk.resolve("lap"), psmail, ADDRESS, ida.makeDevice("Lap"));
    send(first, "The kettle is on");
    await("the letter on the desk")
        .atMost(60, SECONDS)
        .untilAsserted(
            () -> {
              desk.synchronize();
              assertThat(desk.letters("The kettle is on")).hasSize(1);
            });

    desk.mark(desk.letters("The kettle is on").get(0), "S");
    desk.synchronize();
    lap.synchronize();

    assertThat(lap.letters("The kettle is on"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.getFileName().toString()).endsWith(":2,S"));

    lap.mark(lap.letters("The kettle is on").get(0), "ST");
    lap.synchronize();
    desk.synchronize();

    assertThat(desk.letters("The kettle is on")).isEmpty();
  }

  private void send(String password, String text) {
    Command.succeed(
        List.of(
            "swaks",
            "--server=localhost",
            "--port=" + psmail.ports().of("submissions"),
            "--tls-on-connect",
            "--tls-verify",
            "--tls-ca-path=" + psmail.authority(),
            "--auth=PLAIN",
            "--auth-user=" + ADDRESS,
            "--auth-password=" + password,
            "--from=" + ADDRESS,
            "--to=" + ADDRESS,
            "--body=" + text));
  }
}
