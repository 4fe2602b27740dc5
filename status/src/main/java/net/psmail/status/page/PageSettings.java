package net.psmail.status.page;

import java.net.URI;
import java.time.Duration;
import net.psmail.status.Settings;

/**
 * Whose page this is.
 *
 * @param name the provider's name
 * @param site the provider's web site
 * @param url where this page is reached
 * @param interval how often each service is looked at
 */
public record PageSettings(String name, URI site, URI url, Duration interval) {

  public static PageSettings from(Settings settings, Duration interval) {
    URI site = settings.site("psmail.site.url", "http://localhost:8080");
    return new PageSettings(
        settings.text("psmail.site.name", "PSMail"),
        site,
        settings.site("psmail.status.url", site + "/status"),
        interval);
  }
}
