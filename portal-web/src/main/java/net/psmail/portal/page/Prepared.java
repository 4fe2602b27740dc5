package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer that lies ready in memory. */
interface Prepared {

  /** Whether the visitor who asks may get this one. */
  boolean suits(HttpServletRequest request);

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
