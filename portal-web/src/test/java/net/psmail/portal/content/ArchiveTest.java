package net.psmail.portal.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

  private static final String GOOD = "---\ntitle: T\nsummary: S.\n---\n\nText.\n";

  @Test
  void refusesTenThousandEntries() {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      many.put("tips/t" + i + ".en.md", new byte[0]);
    }
    assertThat(refusal(zip(many))).isEqualTo(" problem.content-zip-entries");
  }

  @Test
  void refusesAZipInAZipHoweverItIsCalled() {
    byte[] inner = zip(Map.of("tips/a.en.md", GOOD.getBytes(UTF_8)));
    assertThat(refusal(zip(Map.of("tips/inner.zip", inner))))
        .isEqualTo("tips/inner.zip problem.content-zip-nested");
    assertThat(refusal(zip(Map.of("tips/a.en.md", inner))))
        .isEqualTo("tips/a.en.md problem.content-zip-nested");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.en.md",
        "tips/../../a",
        "/etc/passwd",
        "tips\\..\\a.en.md",
        "C:/a",
        "tips/.."
      })
  void refusesNamesThatLeadOut(String path) {
    assertThat(refusal(zip(Map.of(path, new byte[0]))))
        .isEqualTo(path + " problem.content-zip-path");
  }

  @Test
  void refusesMoreThanItMayUnpackWhateverTheHeadersSay() {
    Map<String, byte[]> bombs = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      bombs.put("images/b" + i + ".png", new byte[Picture.MOST_BYTES]);
    }
    assertThat(refusal(zip(bombs))).isEqualTo(" problem.content-zip-size");
    assertThat(refusal(zip(Map.of("tips/a.en.md", new byte[(1 << 20) + 1]))))
        .isEqualTo("tips/a.en.md problem.content-zip-text");
    assertThat(refusal(zip(Map.of("images/a.png", new byte[Picture.MOST_BYTES + 1]))))
        .isEqualTo("images/a.png problem.content-image-large");
  }

  @Test
  void refusesWhatIsNoZipOrABrokenOne() {
    assertThat(refusal("no zip".getBytes(UTF_8))).isEqualTo(" problem.content-zip");
    assertThat(refusal(new byte[0])).isEqualTo(" problem.content-zip");
    byte[] whole = zip(Map.of("tips/a.en.md", GOOD.repeat(500).getBytes(UTF_8)));
    assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(" problem.content-zip");
  }

  @Test
  void namesEveryFileThatIsNoneOfOurs() {
    Archive archive =
        Archive.of(
            zip(
                Map.of(
                    "toys/a.en.md",
                    new byte[0],
                    "a.txt",
                    new byte[0],
                    "tips/a.fr.md",
                    new byte[0])));
    assertThat(archive.faults())
        .extracting(ContentFault::file)
        .containsExactlyInAnyOrder("toys/a.en.md", "a.txt", "tips/a.fr.md");
  }

  @Test
  void namesFileAndFieldOfWhatIsWrongInATextAndChecksTextsTogether() {
    Archive archive =
        Archive.of(
            zip(
                texts(
                    Map.of(
                        "articles/a.en.md",
                        GOOD + "[b](article:b)",
                        "articles/b.en.md",
                        GOOD.replace("---\n\n", "parent: a\n---\n\n"),
                        "articles/c.en.md",
                        GOOD.replace("---\n\n", "slug: a\n---\n\n"),
                        "faqs/d.en.md",
                        "---\ntitle:\ndraft: true\n---\n",
                        "news/e.en.md",
                        GOOD.replace("---\n\n", "date: 1.1.2026\n---\n\n"),
                        "tips/f.en.md",
                        GOOD + "\n[x](tip:gone)"))));
    assertThat(faults(archive))
        .extracting(fault -> fault.file() + " " + fault.field() + " " + fault.arguments())
        .containsExactlyInAnyOrder(
            "articles/c.en.md slug [articles/a.en.md]",
            "faqs/d.en.md title []",
            "news/e.en.md date []",
            "tips/f.en.md markdown [3, tip:gone]");
  }

  @Test
  void picturesHaveAFileThatSaysWhatTheyShow() {
    Archive archive =
        Archive.of(
            zip(
                Map.of(
                    "images/a.png",
                    new byte[1],
                    "images/b.png",
                    new byte[1],
                    "images/b.txt",
                    "B\n".getBytes(UTF_8),
                    "images/c.txt",
                    "C".getBytes(UTF_8))));
    assertThat(archive.pictures().values())
        .extracting(Archive.Drawn::alternative)
        .containsExactly("", "B");
    assertThat(archive.faults())
        .extracting(fault -> fault.file() + " " + fault.key())
        .containsExactlyInAnyOrder(
            "images/a.png problem.content-zip-description",
            "images/c.txt problem.content-zip-no-picture");
  }

  @Test
  void saysWhenAFileIsNotUtf8() {
    Archive archive = Archive.of(zip(Map.of("tips/a.en.md", new byte[] {(byte) 0xFC})));
    assertThat(archive.faults())
        .extracting(ContentFault::key)
        .contains("problem.content-zip-letters");
  }

  @Test
  void theShippedTextsAreAnArchiveWithoutFault() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Shipped.entries()
        .forEach(
            entry ->
                files.put(
                    entry.name().path(),
                    ContentFile.write(entry.name(), new ContentFile.Holding(entry.wording(), false))
                        .getBytes(UTF_8)));
    assertThat(faults(Archive.of(zip(files)))).isEmpty();
  }

  private static List<ContentFault> faults(Archive archive) {
    return new ArchiveRules(archive, new Library(List.of()), Map.of(), drawing -> true, Map.of())
        .faults(archive);
  }

  private static String refusal(byte[] zip) {
    ContentRefused refused = catchThrowableOfType(ContentRefused.class, () -> Archive.of(zip));
    ContentFault fault = refused.faults().get(0);
    return fault.file() + " " + fault.key();
  }

  private static Map<String, byte[]> texts(Map<String, String> texts) {
    Map<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
