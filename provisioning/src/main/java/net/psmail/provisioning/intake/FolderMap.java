package net.psmail.provisioning.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the folders of another provider go: those with a use to the folder of the same use here (<a
 * href="https://www.rfc-editor.org/rfc/rfc6154">RFC 6154</a>), or by a name that says it, all
 * others to one of the same name.
 *
 * @param separator between the levels of a name here
 * @param apart whether all of them go below one folder
 */
record FolderMap(char separator, boolean apart) {

  private static final int LONGEST_LEVEL = 30;

  /** Of a name that every mail server takes. */
  private static final int LONGEST = 76;

  /** What one mail server or another does not take in a level of a name. */
  private static final String REFUSED = "[\\p{Cntrl}./*%\"\\\\&]|^[#~]";

  private static final String APART = "Imported";
  static final String INBOX = "INBOX";

  private static final Map<String, String> USES =
      Map.of(
          "\\sent", "Sent",
          "\\drafts", "Drafts",
          "\\trash", "Trash",
          "\\junk", "Junk",
          "\\archive", "Archive",
          "\\all", "Archive");

  private static final Set<String> VIEWS = Set.of("\\flagged", "\\important");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("sent", "Sent"),
          Map.entry("sent items", "Sent"),
          Map.entry("sent messages", "Sent"),
          Map.entry("sent mail", "Sent"),
          Map.entry("gesendet", "Sent"),
          Map.entry("gesendete objekte", "Sent"),
          Map.entry("gesendete elemente", "Sent"),
          Map.entry("drafts", "Drafts"),
          Map.entry("entwürfe", "Drafts"),
          Map.entry("trash", "Trash"),
          Map.entry("deleted items", "Trash"),
          Map.entry("deleted messages", "Trash"),
          Map.entry("papierkorb", "Trash"),
          Map.entry("gelöschte elemente", "Trash"),
          Map.entry("gelöschte objekte", "Trash"),
          Map.entry("junk", "Junk"),
          Map.entry("spam", "Junk"),
          Map.entry("junk e-mail", "Junk"),
          Map.entry("spamverdacht", "Junk"),
          Map.entry("archive", "Archive"),
          Map.entry("archives", "Archive"),
          Map.entry("archiv", "Archive"));

  /** Whether a folder has mails of its own, and is not only a view of those of others. */
  static boolean isView(List<String> attributes) {
    return attributes.stream().anyMatch(attribute -> VIEWS.contains(lower(attribute)));
  }

  /** Whether it shows the mails of all folders, and may have some that are in no other. */
  static boolean isAll(List<String> attributes) {
    return attributes.stream().anyMatch(attribute -> lower(attribute).equals("\\all"));
  }

  /**
   * The name here of a folder there.
   *
   * @param path its name there, level by level
   */
  String target(List<String> path, List<String> attributes) {
    List<String> levels = new ArrayList<>(path);
    if (levels.size() > 1 && levels.get(0).equalsIgnoreCase(INBOX)) {
      // Some servers have all folders below the inbox.
      levels.remove(0);
    }
    List<String> named = use(levels, attributes).map(List::of).orElseGet(() -> fit(levels));
    List<String> whole = new ArrayList<>(apart ? List.of(APART) : List.of());
    boolean inbox = named.size() == 1 && named.get(0).equalsIgnoreCase(INBOX);
    whole.addAll(inbox ? List.of(apart ? "Inbox" : INBOX) : named);
    return shortened(String.join(String.valueOf(separator), whole));
  }

  /** Where mails go whose folder cannot be made. */
  String instead() {
    return apart ? APART + separator + "Inbox" : INBOX;
  }

  /** Of folders that are very deep, those below one share it. */
  private String shortened(String name) {
    int end = Math.min(LONGEST, name.length());
    while (end > 1
        && (name.charAt(end - 1) == separator || Character.isHighSurrogate(name.charAt(end - 1)))) {
      end--;
    }
    return name.substring(0, end);
  }

  private Optional<String> use(List<String> levels, List<String> attributes) {
    Optional<String> said =
        attributes.stream()
            .map(FolderMap::lower)
            .filter(USES::containsKey)
            .map(USES::get)
            .findFirst();
    return said.or(
        () ->
            levels.size() == 1
                ? Optional.ofNullable(NAMES.get(lower(levels.get(0))))
                : Optional.empty());
  }

  private List<String> fit(List<String> levels) {
    return levels.stream().map(this::fit).collect(Collectors.toList());
  }

  private String fit(String level) {
    String plain = level.strip().replace(separator, '-').replaceAll(REFUSED, "-").strip();
    int end =
        plain.offsetByCodePoints(
            0, Math.min(LONGEST_LEVEL, plain.codePointCount(0, plain.length())));
    String cut = plain.substring(0, end).strip();
    return cut.isEmpty() ? "-" : cut;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
