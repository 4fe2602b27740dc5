package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Member;
import org.jspecify.annotations.Nullable;

/** What is known of one request when its page is rendered. */
public final class Visit {

  private static final String ATTRIBUTE = Visit.class.getName();

  private final Place place;
  private @Nullable Member member;
  private boolean preview;

  private Visit(Place place) {
    this.place = place;
  }

  /** The visit of a request; the same for all that ask while it lasts. */
  public static Visit of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Visit known) {
      return known;
    }
    Visit visit = new Visit(Place.of(request.getRequestURI()));
    request.setAttribute(ATTRIBUTE, visit);
    return visit;
  }

  public Language language() {
    return place.language();
  }

  /** The path without the prefix of the language. */
  public String path() {
    return place.path();
  }

  /** The address of another page in the language of this visit. */
  public String to(String path) {
    return language().prefix() + path;
  }

  /** Who is signed in; nobody on a preview, for most readers are not. */
  public @Nullable Member member() {
    return preview ? null : member;
  }

  /** The page is what readers would get; it says so, and nothing on it acts. */
  public void preview() {
    preview = true;
  }

  boolean isPreview() {
    return preview;
  }

  public void signedIn(Member member) {
    this.member = member;
  }
}
