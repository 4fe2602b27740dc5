package net.psmail.portal.compose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;

/** The texts of this site that a member can send to somebody, by their paths. */
@ApplicationScoped
class SharedPages {

  @Inject private Contents contents;
  @Inject private SiteSettings settings;

  /**
   * A mail about a page, to be finished by its sender; empty when no text of ours has this path.
   *
   * @param path without the prefix of the language
   */
  Optional<TypedMail> mailAbout(String path, Language language) {
    return Stream.of(Kind.ARTICLE, Kind.FAQ, Kind.NEWS, Kind.PAGE)
        .flatMap(kind -> contents.library().all(kind, language).stream())
        .filter(entry -> entry.path().equals(path))
        .findFirst()
        .map(this::mail);
  }

  private TypedMail mail(Entry entry) {
    String address = settings.site().url() + entry.language().prefix() + entry.path();
    String subject =
        entry.title().substring(0, Math.min(TypedMail.LONGEST_SUBJECT, entry.title().length()));
    String summary = entry.summary().isEmpty() ? "" : entry.summary() + "\n\n";
    return new TypedMail("", "", "", subject, summary + address + "\n");
  }
}
