package net.psmail.portal.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** What is refused to a program, with the reason. */
public final class Refusal extends WebApplicationException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String detail;

  /**
   * A refusal.
   *
   * @param status of HTTP, from 400 to 499
   * @param code what happened, in a word, as in {@code insufficient-scope}
   * @param detail the same in a sentence
   */
  public Refusal(int status, String code, String detail) {
    this(Response.status(status).build(), code, detail);
  }

  Refusal(Response response, String code, String detail) {
    super(code, response);
    this.code = code;
    this.detail = detail;
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }
}
