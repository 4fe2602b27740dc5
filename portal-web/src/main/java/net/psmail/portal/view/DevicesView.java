package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code devices.jte}; posts {@code form}, {@code name}, {@code scope} and {@code lifetime} to
 * {@code /account/devices}, links to {@code /account/devices/<id>/revoke} and {@code
 * /account/devices/all/revoke}.
 *
 * @param form what was typed for a new one, kept
 * @param revoked the name of the device that was just revoked; null otherwise
 * @param allRevoked whether all of them just were
 * @param refusals logins of the last hour that failed
 */
public record DevicesView(
    List<Device> devices,
    Form form,
    @Nullable String revoked,
    boolean allRevoked,
    List<Problem> problems,
    List<Refusal> refusals) {

  /**
   * The form for a new one.
   *
   * @param id random: sent twice, it makes one device
   * @param scope {@code both}, {@code read} or {@code send}
   * @param lifetime {@code none}, {@code 30}, {@code 90} or {@code 365}
   */
  public record Form(String id, String name, String scope, String lifetime) {}

  /**
   * A device password without its secret.
   *
   * @param scope what it is for: {@code both}, {@code read} or {@code send}
   * @param lastUse null if it was never used
   * @param waitsUntil when it ends unless it has been used by then; null if it does not wait
   * @param endsAt when it ends; null if it does not
   */
  public record Device(
      long id,
      String name,
      String scope,
      Instant madeAt,
      @Nullable Use lastUse,
      @Nullable Instant waitsUntil,
      @Nullable Instant endsAt) {}

  /**
   * A login.
   *
   * @param protocol null if it is none that we know
   * @param network where it came from; null if that is not known
   * @param program what the mail program calls itself; null if it has not said so
   */
  public record Use(
      Instant at,
      SetupView.@Nullable Protocol protocol,
      @Nullable String network,
      @Nullable String program) {}
}
