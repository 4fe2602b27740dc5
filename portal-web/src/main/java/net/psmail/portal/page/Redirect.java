package net.psmail.portal.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Leads on after a form was taken, so that to load again is not to send again. */
public final class Redirect {

  private Redirect() {}

  /** To another page in the language of this visit; relative, so that no host name is needed. */
  public static Response to(Visit visit, String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, visit.to(path))
        .build();
  }
}
