package net.psmail.provisioning.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * Names that belong to the provider: those of <a href="https://www.rfc-editor.org/rfc/rfc2142">RFC
 * 2142</a>, those under which somebody could pose as the provider, and what the operator's own file
 * says (one name a line, {@code #} begins a comment). The first part of a domain is reserved in
 * that domain.
 */
@ApplicationScoped
public class ReservedNames {

  private static final String KEY = "psmail.names.reserved";

  private final Set<String> skeletons;

  public ReservedNames() {
    this(Stream.concat(ours(), theirs()));
  }

  ReservedNames(Stream<String> names) {
    this.skeletons = names.map(ReservedNames::skeleton).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether nobody may have this address. */
  public boolean contains(MailAddress address) {
    String firstLabel = address.domain().ascii().split("\\.", 2)[0];
    return skeletons.contains(address.skeleton())
        || skeleton(firstLabel).equals(address.skeleton());
  }

  /**
   * Looks whether the operator's file can be read.
   *
   * @throws ProvisioningException START_REFUSED when the operator's file cannot be read
   */
  public static void check() {
    theirs().close();
  }

  static Stream<String> ours() {
    InputStream resource =
        Objects.requireNonNull(ReservedNames.class.getResourceAsStream("reserved-names.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return names(reader.lines().toList().stream());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Stream<String> theirs() {
    return Setting.read(
        KEY,
        "",
        file -> file.isEmpty() ? Stream.of() : names(lines(Path.of(file))),
        "nothing, or the path of a text file with one name a line");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8).stream();
    } catch (IOException failure) {
      throw new IllegalArgumentException(failure);
    }
  }

  private static Stream<String> names(Stream<String> lines) {
    return lines
        .map(line -> line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty());
  }

  private static String skeleton(String name) {
    return name.replaceAll("[._-]", "");
  }
}
