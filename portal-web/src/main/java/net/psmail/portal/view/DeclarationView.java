package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code declaration.jte}, at {@code /control-room/new-certificate} and at {@code
 * /control-room/certificates/<id>/declaration}, which posts there what stands in the fields.
 *
 * @param id of the certificate that is changed; null for a new one
 * @param version of what is changed; 0 for a new one
 */
public record DeclarationView(
    @Nullable String id, int version, Form form, Choices choices, List<Problem> problems) {

  public DeclarationView {
    problems = List.copyOf(problems);
  }

  /** What stands in the fields, as it was typed. */
  public record Form(
      String id,
      String names,
      String key,
      String challenge,
      String profile,
      String issuers,
      String place) {}

  /**
   * What may be chosen.
   *
   * @param keys as in the keys {@code declaration.key.ec-p256}
   * @param challenges as in the keys {@code declaration.challenge.http-01}
   * @param issuers as settings call them
   */
  public record Choices(
      List<String> keys, List<String> challenges, List<String> issuers, List<Place> places) {

    public Choices {
      keys = List.copyOf(keys);
      challenges = List.copyOf(challenges);
      issuers = List.copyOf(issuers);
      places = List.copyOf(places);
    }
  }

  /**
   * Where it may be installed.
   *
   * @param listeners where it is looked at after that; none where nobody looks
   */
  public record Place(String name, String directory, List<String> listeners) {

    public Place {
      listeners = List.copyOf(listeners);
    }
  }

  /** Where it is sent to. */
  public String path() {
    return id == null
        ? "/control-room/new-certificate"
        : "/control-room/certificates/" + id + "/declaration";
  }

  /** Where whoever does not send it goes back to. */
  public String back() {
    return id == null ? "/control-room/certificates" : "/control-room/certificates/" + id;
  }
}
