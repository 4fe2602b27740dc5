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

  private final Rules rules;
  private final Map<String, String> owners;

  /**
   * The rules for an archive.
   *
   * @param images those that are there, and those of the archive
   * @param owners whose each address is or was
   */
  ArchiveRules(
      Archive archive,
      Library published,
      Map<String, Image> images,
      Predicate<String> drawings,
      Map<String, String> owners) {
    List<Entry> entries =
        archive.texts().entrySet().stream()
            .filter(text -> !text.getValue().draft())
            .map(text -> Entry.of(text.getKey(), text.getValue().wording(), Instant.EPOCH))
            .toList();
    this.rules = new Rules(published.with(entries, images), drawings);
    this.owners = owners;
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
    String address = name.called(holding.wording().slug()).word();
    if (name.kind().hasSlug() && !owners.getOrDefault(address, name.word()).equals(name.word())) {
      faults.add(Publisher.taken());
    }
    return faults;
  }

  private static ContentFault twice(TextName other) {
    return ContentFault.of("slug", "problem.content-file-same-address", other.path());
  }
}
