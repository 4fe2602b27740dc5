package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.psmail.certificates.order.Certificates;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.page.Assets;
import net.psmail.portal.page.Public;
import net.psmail.portal.site.SiteSettings;

/** Small files that programs ask for. */
@Path("/")
@ApplicationScoped
public class WellKnown {

  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /account
      Disallow: /control-room
      Disallow: /operator
      Disallow: /help-feedback
      Disallow: /de/help-feedback
      Disallow: /de/account
      Disallow: /de/control-room
      Disallow: /de/operator
      """;

  /** RFC 9116 asks for less than a year. */
  private static final Duration GOOD_FOR = Duration.ofDays(180);

  @Inject private Certificates certificates;
  @Inject private ManagedCertificates managed;
  @Inject private SiteSettings settings;
  @Inject private Assets assets;
  @Inject private Clock clock;

  @GET
  @Public
  @Path("robots.txt")
  @Produces("text/plain;charset=utf-8")
  public String robots() {
    return ROBOTS + "Sitemap: " + settings.site().url() + "/sitemap.xml\n";
  }

  /**
   * Whom to tell of a security hole (<a href="https://datatracker.ietf.org/doc/html/rfc9116">RFC
   * 9116</a>).
   */
  @GET
  @Public
  @Path(".well-known/security.txt")
  @Produces("text/plain;charset=utf-8")
  public String security() {
    Instant expires = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS);
    return """
        Contact: %s
        Expires: %s
        Preferred-Languages: en, de
        Canonical: %3$s/.well-known/security.txt
        Policy: %3$s/contact
        """
        .formatted(settings.contact(), expires, settings.site().url());
  }

  /** What a phone takes when somebody puts the site on its first screen. */
  @GET
  @Public
  @Path("manifest.webmanifest")
  @Produces("application/manifest+json;charset=utf-8")
  public String manifest() {
    JsonObjectBuilder icon =
        Json.createObjectBuilder()
            .add("src", assets.address("favicon.svg"))
            .add("type", "image/svg+xml")
            .add("sizes", "any");
    return Json.createObjectBuilder()
        .add("name", settings.site().name())
        .add("short_name", settings.site().name())
        .add("start_url", "/")
        .add("display", "browser")
        .add("background_color", "#fbfaf7")
        .add("theme_color", "#0f5e63")
        .add("icons", Json.createArrayBuilder().add(icon))
        .build()
        .toString();
  }

  /** What an authority is told that asks whether a name is ours. */
  @GET
  @Path(".well-known/acme-challenge/{token: [A-Za-z0-9_-]{16,128}}")
  @Produces("application/octet-stream")
  public byte[] proof(@PathParam("token") String token) {
    return managed
        .challengeAnswer(token)
        .orElseThrow(NotFoundException::new)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The root of the local authority. */
  @GET
  @Public
  @Path("ca.pem")
  @Produces("application/x-pem-file")
  public String root() {
    return certificates.rootPem();
  }

  /**
   * <a href="https://www.w3.org/TR/change-password-url/">A well-known URL for changing
   * passwords</a>.
   */
  @GET
  @Path(".well-known/change-password")
  public Response changePassword() {
    return Response.status(Response.Status.FOUND)
        .header(HttpHeaders.LOCATION, "/account/password")
        .build();
  }
}
