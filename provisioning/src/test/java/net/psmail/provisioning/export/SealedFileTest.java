package net.psmail.provisioning.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import net.psmail.provisioning.key.Envelopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {

  private static final Envelopes ENVELOPES = new Envelopes(new SecureRandom());
  private static final KeyPair MAILBOX = ENVELOPES.newKey();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
  void givesWhatWasWrittenWholeAndInParts(int size, @TempDir Path folder) throws IOException {
    byte[] content = content(size);
    ExportFile file = write(folder.resolve("one"), "one", content);
    assertThat(file.size()).isEqualTo(size);
    assertThat(read(file, 0, size)).isEqualTo(content);
    for (long from : new long[] {0, 1, 65_535, 65_536, 131_071}) {
      if (from < size) {
        assertThat(read(file, from, 70_000))
            .isEqualTo(
                Arrays.copyOfRange(content, (int) from, (int) Math.min(size, from + 70_000)));
      }
    }
  }

  @Test
  void showsNothingOfTheContentOnDisk(@TempDir Path folder) throws IOException {
    write(folder.resolve("one"), "one", "A letter of mine. ".repeat(9).getBytes(ISO_8859_1));
    assertThat(Files.readString(folder.resolve("one"), ISO_8859_1)).doesNotContain("letter");
  }

  @Test
  void opensWithAKeyThatWasWrappedMeanwhile(@TempDir Path folder) throws IOException {
    byte[] content = content(100);
    write(folder.resolve("one"), "one", content);
    var key = ENVELOPES.open(ENVELOPES.seal(MAILBOX.getPrivate(), "x"), "x");
    ExportFile again =
        new ExportFile(folder.resolve("one"), new ExportKey(key, "one"), 100, Instant.EPOCH);
    assertThat(read(again, 0, 100)).isEqualTo(content);
  }

  @Test
  void opensForNobodyElseAndUnderNoOtherName(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("one");
    write(path, "one", content(100));
    for (ExportKey key :
        new ExportKey[] {
          new ExportKey(MAILBOX.getPrivate(), "two"),
          new ExportKey(ENVELOPES.newKey().getPrivate(), "one")
        }) {
      ExportFile other = new ExportFile(path, key, 100, Instant.EPOCH);
      assertThatThrownBy(() -> read(other, 0, 100)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void saysWhenBlocksWereChangedExchangedOrCutOff(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("one");
    ExportFile file = write(path, "one", content(150_000));
    byte[] sealed = Files.readAllBytes(path);

    byte[] changed = sealed.clone();
    changed[70_000] ^= 1;
    Files.write(path, changed);
    assertThat(read(file, 0, 65_536)).hasSize(65_536);
    assertThatThrownBy(() -> read(file, 65_536, 1)).isInstanceOf(IOException.class);

    byte[] exchanged = sealed.clone();
    System.arraycopy(sealed, 0, exchanged, ExportKey.SEALED, ExportKey.SEALED);
    Files.write(path, exchanged);
    assertThatThrownBy(() -> read(file, 65_536, 1)).isInstanceOf(IOException.class);

    Files.write(path, Arrays.copyOf(sealed, 2 * ExportKey.SEALED));
    assertThatThrownBy(() -> read(file, 149_999, 1)).isInstanceOf(IOException.class);
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static ExportFile write(Path path, String name, byte[] content) throws IOException {
    ExportKey key = new ExportKey(MAILBOX.getPrivate(), name);
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        SealedOutput out = new SealedOutput(channel, key)) {
      out.write(content, 0, content.length / 2);
      for (int i = content.length / 2; i < content.length; i++) {
        out.write(content[i]);
      }
      out.finish();
      return new ExportFile(path, key, out.size(), Instant.EPOCH);
    }
  }

  private static byte[] read(ExportFile file, long from, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.copy(from, length, out);
    return out.toByteArray();
  }
}
