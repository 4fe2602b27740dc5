package net.psmail.portal.guard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** What is for programs alone, and always answers as they can read it. */
final class Api {

  private static final String PATH = "/api";

  private Api() {}

  /** Whether the address is one of the API, there or not; also while its error is told. */
  static boolean isAsked(HttpServletRequest request) {
    String path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
            ? asked
            : request.getRequestURI();
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }
}
