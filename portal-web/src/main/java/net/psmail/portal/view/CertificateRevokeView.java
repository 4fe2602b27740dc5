package net.psmail.portal.view;

import java.util.List;

/**
 * {@code certificaterevoke.jte}, at {@code /control-room/certificates/<id>/revoke}, which posts
 * {@code reason} and {@code name} there.
 *
 * @param reasons words, as in the keys {@code certificate.reason.superseded}
 * @param reason the one that was chosen; empty before that
 * @param typed what was typed to confirm it
 * @param promised whether TLSA records stand for its keys
 */
public record CertificateRevokeView(
    CertificateRow row,
    List<String> reasons,
    String reason,
    String typed,
    boolean promised,
    List<Problem> problems) {

  public CertificateRevokeView {
    reasons = List.copyOf(reasons);
    problems = List.copyOf(problems);
  }
}
