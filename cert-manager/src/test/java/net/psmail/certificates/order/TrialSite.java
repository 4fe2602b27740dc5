package net.psmail.certificates.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The smallest application that has certificates; each POST replaces the site's. */
@WebServlet("/")
public class TrialSite extends HttpServlet {

  @Inject private Certificates certificates;

  @ConfigProperty(name = "psmail.tls.directory")
  @Inject
  private String directory;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("hello");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Files.delete(Path.of(directory, "site.pem"));
    certificates.renewOrReport();
    response.getWriter().print(certificates.status().get(1).sha256());
  }

  /** What the portal does. */
  @ApplicationScoped
  public static class Startup {

    @Produces
    Clock clock() {
      return Clock.systemUTC();
    }

    @Produces
    SecureRandom random() {
      return new SecureRandom();
    }

    void start(
        @Observes @Initialized(ApplicationScoped.class) Object event, Certificates certificates) {
      certificates.start();
    }
  }
}
