package net.psmail.portal.view;

import java.util.List;

/**
 * How the service is doing.
 *
 * @param page where the status page is, without a slash at the end
 * @param bilingual whether it is ours, which speaks the languages of this site
 * @param incidents the names of the unresolved incidents, as operators wrote them
 */
public record ServiceStatus(Level level, String page, boolean bilingual, List<String> incidents) {

  /** How bad it is; message {@code status.level.<name>}. */
  public enum Level {
    NORMAL,
    MINOR,
    MAJOR,
    CRITICAL,
    MAINTENANCE,
    /** The status page did not answer in time. */
    UNKNOWN
  }

  /** Where readers of a language find the status page. */
  public String href(Language language) {
    return bilingual && language != Language.ENGLISH ? page + language.prefix() + "/" : page;
  }
}
