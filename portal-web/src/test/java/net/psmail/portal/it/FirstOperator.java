package net.psmail.portal.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Comes in by the link that works once, for all tests of a run, and is the only administrator.
 *
 * @param link the path that was in the file
 * @param permissions of the file
 * @param welcome what the portal answered to the password
 */
record FirstOperator(
    String link, String permissions, HttpResponse<String> welcome, Visitor visitor) {

  static final String PASSWORD = "twelve quiet trains at night";

  private static final FirstOperator SHARED = comeIn();

  static FirstOperator shared() {
    return SHARED;
  }

  /** Shows once more who it is, which may be long ago. */
  void prove() {
    visitor.fill("/account/proof", "/account/proof", Map.of("password", PASSWORD));
  }

  /** Invites somebody; gives the path of the link. */
  String invite(String role) {
    return invite(Map.of("role", role));
  }

  /** Invites somebody to look after one domain; gives the path of the link. */
  String inviteFor(String domain) {
    return invite(Map.of("role", "domain_operator", "domain", domain));
  }

  private String invite(Map<String, String> duty) {
    prove();
    visitor.fill("/control-room/staff", "/control-room/staff", duty);
    String url = visitor.page("/control-room/staff").select(".secret code").text();
    return url.substring(url.indexOf("/operator"));
  }

  /** Invites somebody who accepts. */
  Visitor colleague(String role, String name) {
    return accept(invite(role), name);
  }

  /** Comes in by a link. */
  Visitor accept(String link, String name) {
    Visitor colleague = new Visitor();
    colleague.fill(
        link, "/operator/first-password", Map.of("name", name, "password", Visitor.PASSWORD));
    return colleague;
  }

  private static FirstOperator comeIn() {
    try {
      Path file = RunningPortal.shared().data().resolve("run/operator-link");
      String url = Files.readString(file).strip();
      String link = url.substring(url.indexOf("/operator"));
      Visitor visitor = new Visitor();
      HttpResponse<String> welcome =
          visitor.fill(
              link, "/operator/first-password", Map.of("name", "grace", "password", PASSWORD));
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return new FirstOperator(link, permissions, welcome, visitor);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
