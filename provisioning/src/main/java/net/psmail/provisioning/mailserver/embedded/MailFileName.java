package net.psmail.provisioning.mailserver.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a message's file says all that is known of the message without its key: {@code
 * uid.received.size.flags.p7m}. A flag changes by renaming, which the file system does wholly or
 * not at all. System flags are capital letters, keywords small ones, numbered in a list that
 * belongs to the folder.
 */
final class MailFileName {

  private static final Pattern NAME =
      Pattern.compile("(\\d{1,10})\\.(\\d{1,15})\\.(\\d{1,12})\\.([A-Za-z]*)\\.p7m");
  private static final Map<String, Character> SYSTEM_FLAGS = systemFlags();
  private static final int MAX_KEYWORDS = 26;

  private final List<String> keywords;

  MailFileName(List<String> keywords) {
    this.keywords = new ArrayList<>(keywords);
  }

  List<String> keywords() {
    return List.copyOf(keywords);
  }

  /** Gives new keywords a letter; true when there were any, and the list must be kept. */
  boolean learn(Set<String> flags) {
    boolean learned = false;
    for (String flag : flags) {
      if (!flag.startsWith("\\") && !keywords.contains(flag) && keywords.size() < MAX_KEYWORDS) {
        keywords.add(flag);
        learned = true;
      }
    }
    return learned;
  }

  /** The flags that can be kept: past the 26th keyword of a folder, new ones are not. */
  Set<String> keepable(Set<String> flags) {
    Set<String> kept = new TreeSet<>();
    for (String flag : flags) {
      if (SYSTEM_FLAGS.containsKey(flag) || keywords.contains(flag)) {
        kept.add(flag);
      }
    }
    return kept;
  }

  String of(StoredMail mail) {
    return of(mail, mail.flags());
  }

  String of(StoredMail mail, Set<String> flags) {
    StringBuilder letters = new StringBuilder();
    for (String flag : new TreeSet<>(flags)) {
      Character letter = SYSTEM_FLAGS.get(flag);
      letters.append(letter != null ? letter : (char) ('a' + keywords.indexOf(flag)));
    }
    return mail.uid() + "." + mail.received() + "." + mail.size() + "." + letters + ".p7m";
  }

  Optional<StoredMail> read(String fileName) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredMail(
            Long.parseLong(name.group(1)),
            Long.parseLong(name.group(2)),
            Long.parseLong(name.group(3)),
            flags(name.group(4)),
            false));
  }

  private Set<String> flags(String letters) {
    Set<String> flags = new TreeSet<>();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      int keyword = letter - 'a';
      if (keyword >= 0 && keyword < keywords.size()) {
        flags.add(keywords.get(keyword));
      }
      SYSTEM_FLAGS.forEach(
          (flag, itsLetter) -> {
            if (itsLetter == letter) {
              flags.add(flag);
            }
          });
    }
    return flags;
  }

  private static Map<String, Character> systemFlags() {
    Map<String, Character> flags = new LinkedHashMap<>();
    flags.put("\\Answered", 'R');
    flags.put("\\Deleted", 'T');
    flags.put("\\Draft", 'D');
    flags.put("\\Flagged", 'F');
    flags.put("\\Seen", 'S');
    return flags;
  }
}
