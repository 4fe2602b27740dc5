package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Digests;

/**
 * Takes over what this version ships: all of it at the first start, later what is another than
 * before. What an operator has changed, unpublished or removed is left alone.
 */
@ApplicationScoped
class ShippedTexts {

  private static final String FOLDER = "/WEB-INF/content/";
  private static final String DRAWINGS = "/assets/drawings/";

  /** Nobody: whoever reads the history sees that it came with the program. */
  private static final String NOBODY = "";

  @Inject TextStore texts;
  @Inject Transactions transactions;
  @Inject Clock clock;

  void load(ServletContext context) {
    List<ShippedText> files = files(context);
    Map<String, Known> before = transactions.call(this::known);
    List<ShippedText> open = files.stream().filter(file -> file.isOpen(before)).toList();
    if (!open.isEmpty()) {
      transactions.run(() -> take(open));
    }
  }

  /** The names of the drawings that this version has. */
  static Set<String> drawings(ServletContext context) {
    return paths(context, DRAWINGS).stream()
        .map(path -> path.substring(DRAWINGS.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Nodes that start at the same time come here one after the other. */
  private void take(List<ShippedText> files) {
    long edition = texts.nextEdition();
    Map<String, Known> before = known();
    Set<String> names = texts.allNames();
    Map<String, String> owners = texts.owners();
    List<Taken> taken = new ArrayList<>();
    for (ShippedText file : files) {
      String name = file.name().word();
      // An operator may have written a text of this name before it was shipped.
      boolean wanted = before.containsKey(name) ? file.isOpen(before) : !names.contains(name);
      if (wanted && file.mayClaim(owners)) {
        taken.add(take(file, !names.contains(name), edition));
      }
    }
    texts.flush();
    taken.forEach(text -> addVersion(text, owners));
  }

  private Taken take(ShippedText file, boolean isNew, long edition) {
    TextRow row = isNew ? new TextRow(file.name()) : texts.lock(file.name()).orElseThrow();
    row.grow();
    row.ship(file.digest());
    row.publish(row.newest(), clock.instant().truncatedTo(ChronoUnit.MICROS), edition);
    if (isNew) {
      texts.add(row);
    }
    return new Taken(file, row);
  }

  private void addVersion(Taken text, Map<String, String> owners) {
    TextName name = text.file().name();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Wording wording = text.file().wording();
    texts.add(name, new Version(text.row().newest(), now, NOBODY, wording));
    TextName address = name.called(wording.slug());
    if (name.kind().hasSlug() && owners.putIfAbsent(address.word(), name.word()) == null) {
      texts.add(new AddressRow(address, name));
    }
  }

  private Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    for (Object[] row : texts.shipped()) {
      boolean untouched = row[2].equals(row[3]) && row[4] == null && NOBODY.equals(row[5]);
      known.put((String) row[0], new Known((String) row[1], untouched));
    }
    return known;
  }

  private static List<ShippedText> files(ServletContext context) {
    List<ShippedText> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String path : paths(context, FOLDER + kind.folder() + "/")) {
        files.add(ShippedText.of(path.substring(FOLDER.length()), text(context, path)));
      }
    }
    return files;
  }

  private static Set<String> paths(ServletContext context, String folder) {
    return Objects.requireNonNullElse(context.getResourcePaths(folder), Set.of());
  }

  private static String text(ServletContext context, String path) {
    try (InputStream file = Objects.requireNonNull(context.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What the database says of a shipped text.
   *
   * @param untouched whether readers get it just as it was shipped
   */
  record Known(String digest, boolean untouched) {}

  /** A file whose text has a row, and needs its version. */
  record Taken(ShippedText file, TextRow row) {}

  /** A shipped file. */
  record ShippedText(String path, TextName name, String text, String digest) {

    Wording wording() {
      return ContentFile.read(path, text).wording();
    }

    /** Not if its address is, or was, that of an operator's text. */
    boolean mayClaim(Map<String, String> owners) {
      String address = name.called(wording().slug()).word();
      return !name.kind().hasSlug()
          || owners.getOrDefault(address, name.word()).equals(name.word());
    }

    static ShippedText of(String path, String text) {
      TextName name = ContentFile.name(path).orElseThrow();
      return new ShippedText(path, name, text, Digests.sha256(text));
    }

    /** Whether it is new, or another than before while nobody has touched it. */
    boolean isOpen(Map<String, Known> before) {
      Known known = before.get(name.word());
      return known == null || (known.untouched() && !known.digest().equals(digest));
    }
  }
}
