package net.psmail.status.api;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The API as the container starts it. */
public final class Api extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        Access.class,
        Problems.class,
        Confidential.class,
        ComponentsResource.class,
        IncidentsResource.class,
        MaintenanceResource.class,
        ProbesResource.class,
        StateResource.class,
        SubscribersResource.class,
        TemplatesResource.class,
        TokensResource.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
