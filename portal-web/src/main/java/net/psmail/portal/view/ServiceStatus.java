package net.psmail.portal.view;

import java.util.List;

/**
 * How the service is doing.
 *
 * @param href where the status page is
 * @param incidents the names of the unresolved incidents, as operators wrote them
 */
public record ServiceStatus(Level level, String href, List<String> incidents) {

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
}
