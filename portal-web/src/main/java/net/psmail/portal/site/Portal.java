package net.psmail.portal.site;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application; its resources are found by their annotations. */
@ApplicationPath("/")
public class Portal extends Application {

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        // A redirect must not be completed from the Host header.
        "jersey.config.server.headers.location.relative.resolution.disabled", true);
  }
}
