package net.psmail.provisioning.mailserver.embedded;

import jakarta.mail.Flags;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Flags as Jakarta Mail has them and as they are kept. */
final class ImapFlags {

  private static final Map<Flags.Flag, String> SYSTEM =
      Map.of(
          Flags.Flag.ANSWERED, "\\Answered",
          Flags.Flag.DELETED, "\\Deleted",
          Flags.Flag.DRAFT, "\\Draft",
          Flags.Flag.FLAGGED, "\\Flagged",
          Flags.Flag.SEEN, "\\Seen");

  private ImapFlags() {}

  static Set<String> names(Flags flags) {
    Set<String> names = new TreeSet<>(Set.of(flags.getUserFlags()));
    for (Flags.Flag flag : flags.getSystemFlags()) {
      String name = SYSTEM.get(flag);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  static Flags of(Set<String> names) {
    Flags flags = new Flags();
    Set<String> keywords = new TreeSet<>(names);
    SYSTEM.forEach(
        (flag, name) -> {
          if (keywords.remove(name)) {
            flags.add(flag);
          }
        });
    keywords.forEach(flags::add);
    return flags;
  }

  static Flags of(StoredMail mail) {
    Flags flags = of(mail.flags());
    if (mail.recent()) {
      flags.add(Flags.Flag.RECENT);
    }
    return flags;
  }

  /** Flags plus or minus others. */
  static Set<String> changed(Set<String> flags, Set<String> by, boolean add) {
    Set<String> changed = new TreeSet<>(flags);
    if (add) {
      changed.addAll(by);
    } else {
      changed.removeAll(by);
    }
    return changed;
  }

  static Flags system() {
    Flags flags = new Flags();
    SYSTEM.keySet().forEach(flags::add);
    return flags;
  }
}
