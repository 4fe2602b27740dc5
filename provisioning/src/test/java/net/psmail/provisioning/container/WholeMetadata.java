package net.psmail.provisioning.container;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Names the servlet that runs the tests, because the connector of Payara Micro reads its name from
 * the server's output and looks there when the ports have been printed, which is a few lines before
 * the servlets are: on a busy machine all tests fail for not finding it.
 */
public final class WholeMetadata implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, Micro.class);
  }

  /** Payara Micro with one application, whose context root is {@code /}. */
  public static final class Micro extends PayaraMicroDeployableContainer {

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
      ProtocolMetaData read = super.deploy(archive);
      HTTPContext server = read.getContexts(HTTPContext.class).iterator().next();
      HTTPContext whole = new HTTPContext(server.getHost(), server.getPort());
      whole.add(new Servlet("ArquillianServletRunnerEE9", "/"));
      return new ProtocolMetaData().addContext(whole);
    }
  }
}
