package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The mails in a copy that a member has taken along, as another program reads them. */
final class ExportedMail {

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
  private static final Pattern LINE_END = Pattern.compile("(?<=\n)");
  private static final String ENVELOPE = "From MAILER-DAEMON ";

  private final Map<String, byte[]> entries = new TreeMap<>();

  ExportedMail(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entries.put(entry.getName(), in.readAllBytes()) != null) {
          throw new IllegalStateException(entry.getName() + " is there twice");
        }
      }
    }
  }

  Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** By their folders, whose files the copy itself tells. */
  Map<String, List<KeptMail>> folders() {
    Map<String, List<KeptMail>> folders = new TreeMap<>();
    String list = new String(content("mail/folders.json"), UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(list))) {
      for (JsonObject folder : reader.readArray().getValuesAs(JsonObject.class)) {
        List<KeptMail> mails = mails(folder.getString("file"));
        if (mails.size() != folder.getInt("mails")) {
          throw new IllegalStateException(mails.size() + " mails, but it says " + folder);
        }
        folders.put(folder.getString("folder"), mails);
      }
    }
    return folders;
  }

  private List<KeptMail> mails(String file) {
    String mbox = new String(content(file), ISO_8859_1);
    List<KeptMail> mails = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : LINE_END.splitAsStream(mbox).toList()) {
      if (line.startsWith("From ") && !lines.isEmpty()) {
        mails.add(mail(lines));
        lines.clear();
      }
      lines.add(line);
    }
    if (!mbox.isEmpty()) {
      mails.add(mail(lines));
    }
    Collections.sort(mails);
    return mails;
  }

  private byte[] content(String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private static KeptMail mail(List<String> lines) {
    String first = lines.get(0).strip();
    if (!first.startsWith(ENVELOPE) || !lines.get(lines.size() - 1).equals("\n")) {
      throw new IllegalStateException("No mail: " + first);
    }
    Set<String> flags = new TreeSet<>();
    int line = 1;
    while (isNote(lines.get(line))) {
      flags.addAll(flags(lines.get(line)));
      line++;
    }
    StringBuilder content = new StringBuilder();
    lines.subList(line, lines.size() - 1).forEach(text -> content.append(unquoted(text)));
    LocalDateTime received = LocalDateTime.parse(first.substring(ENVELOPE.length()), ASCTIME);
    return KeptMail.of(
        received.toInstant(ZoneOffset.UTC), flags, content.toString().getBytes(ISO_8859_1));
  }

  private static boolean isNote(String line) {
    return line.startsWith("Status: ")
        || line.startsWith("X-Status: ")
        || line.startsWith("X-Keywords: ");
  }

  private static List<String> flags(String note) {
    String value = note.substring(note.indexOf(' ')).strip();
    if (note.startsWith("X-Keywords")) {
      return List.of(value.split(" ", -1));
    }
    return value.replace("O", "").chars().mapToObj(Character::toString).toList();
  }

  private static String unquoted(String line) {
    return line.matches("(?s)>+From .*") ? line.substring(1) : line;
  }
}
