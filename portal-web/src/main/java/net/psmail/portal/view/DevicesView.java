package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code devices.jte}; posts {@code form} and {@code name} to {@code /account/devices}, links to
 * {@code /account/devices/<id>/revoke}.
 *
 * @param form random: sent twice, it makes one device
 * @param name what was typed for a new one, kept
 * @param revoked the name of the device that was just revoked; null otherwise
 * @param refusals logins of the last hour that failed
 */
public record DevicesView(
    List<Device> devices,
    String form,
    String name,
    @Nullable String revoked,
    List<Problem> problems,
    List<Refusal> refusals) {

  /**
   * A device password without its secret.
   *
   * @param lastUse null if it was never used
   * @param protocol by what it was last used, as in {@code IMAP}; null if never
   * @param waitsUntil when it ends unless it has been used by then; null if it does not wait
   */
  public record Device(
      long id,
      String name,
      Instant madeAt,
      @Nullable Instant lastUse,
      SetupView.@Nullable Protocol protocol,
      @Nullable Instant waitsUntil) {}
}
