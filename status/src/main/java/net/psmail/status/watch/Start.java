package net.psmail.status.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the application.
 *
 * <p>A setting that cannot be meant stops the process with a sentence, as everywhere in this house:
 * the sentence goes to {@code run/failure} in the data directory, where the launcher reads it.
 */
public final class Start implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(Start.class.getName());
  private static final int WRONG_CONFIGURATION = 78;

  @Resource(lookup = "java:app/jdbc/status")
  private DataSource source;

  @Resource private ManagedThreadFactory threads;

  private @Nullable StatusApplication application;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Settings settings =
        new Settings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    try {
      application = new StatusApplication(settings, event.getServletContext(), source, threads);
    } catch (StatusException e) {
      giveUp(settings, e);
    }
  }

  private static void giveUp(Settings settings, StatusException e) {
    LOG.severe(e.getMessage());
    settings.text("psmail.data").ifPresent(data -> tell(Path.of(data), e));
    Runtime.getRuntime().halt(WRONG_CONFIGURATION);
  }

  private static void tell(Path data, StatusException e) {
    try {
      Path run = Files.createDirectories(data.resolve("run"));
      Files.writeString(run.resolve("failure"), e.getMessage() + "\n");
    } catch (IOException io) {
      LOG.log(Level.WARNING, "Cannot write run/failure", io);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (application != null) {
      application.close();
    }
  }
}
