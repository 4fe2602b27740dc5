package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody finds who carries the disk away. */
@ParameterizedClass
@EnumSource(Way.class)
class AtRestIT {

  private final Installation psmail;

  AtRestIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void keepsLettersAndPasswordsUnreadableInEveryFile() throws MessagingException {
    String password = new Visitor(psmail).becomeMember("luise");
    MailProgram luise = new MailProgram(psmail, "luise@psmail.test", password);
    String secret = "the-marten-sleeps-in-the-attic";
    luise.send("luise@psmail.test", "luise@psmail.test", "Attic", secret);
    await("the letter")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(luise.textOf("Attic")).contains(secret));

    for (String word : List.of(secret, password, Visitor.PASSWORD)) {
      assertThat(filesWith(word)).as("files that hold \"%s\"", word).isEmpty();
    }
  }

  private List<Path> filesWith(String word) {
    return Trees.files(psmail.data()).stream().filter(file -> holds(file, word)).toList();
  }

  private static boolean holds(Path file, String word) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
