package net.psmail.portal.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.psmail.portal.content.ContentFile.Holding;

/**
 * What is wrong with an archive, on a site that has these texts already: each text is looked at as
 * it would stand beside all the others.
 */
final class ArchiveRules {

  private static final int MOST_FAULTS = 200;

  private final Library library;
  private final Rules rules;

  ArchiveRules(
      Archive archive, Library published, Map<String, Image> images, Predicate<String> drawings) {
    List<Entry> entries =
        archive.texts().entrySet().stream()
            .filter(text -> !text.getValue().draft())
            .map(text -> Entry.of(text.getKey(), text.getValue().wording(), Instant.EPOCH))
            .toList();
    this.library = published.with(entries, images);
    this.rules = new Rules(library, drawings);
  }

  List<ContentFault> faults(Archive archive) {
    List<ContentFault> faults = new ArrayList<>(archive.faults());
    Map<TextName, TextName> addresses = new HashMap<>();
    archive
        .texts()
        .forEach(
            (name, holding) -> {
              of(name, holding).forEach(fault -> faults.add(fault.in(name.path())));
              if (!holding.draft() && name.kind().hasSlug()) {
                TextName address = name.called(holding.wording().slug());
                TextName other = addresses.putIfAbsent(address, name);
                if (other != null) {
                  faults.add(twice(other).in(name.path()));
                }
              }
            });
    return faults.stream().limit(MOST_FAULTS).toList();
  }

  private List<ContentFault> of(TextName name, Holding holding) {
    if (holding.draft()) {
      return Rules.ofDraft(name, holding.wording());
    }
    List<ContentFault> faults = new ArrayList<>(rules.ofPublication(name, holding.wording()));
    boolean taken =
        library
            .owner(name.called(holding.wording().slug()))
            .filter(owner -> !owner.equals(name))
            .isPresent();
    if (taken) {
      faults.add(Publisher.taken());
    }
    return faults;
  }

  private static ContentFault twice(TextName other) {
    return ContentFault.of("slug", "problem.content-file-same-address", other.path());
  }
}
