import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;

/** What the container can do at best: one constant text by JAX-RS, beside a static file. */
@ApplicationPath("/rest")
@Path("/text")
public class Baseline extends Application {

  @GET
  @Produces("text/html")
  public String text() {
    return "x".repeat(4096);
  }
}
