package net.psmail.provisioning.it;

import java.io.File;
import net.psmail.provisioning.mailserver.embedded.TestTls;
import net.psmail.provisioning.rule.DraftedScripts;
import net.psmail.provisioning.webhook.Rounds;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** One deployment for all tests: the module as a JAR in a WAR, as the portal has it. */
@ArquillianSuiteDeployment
public class Container {

  private static final String BEANS_XML =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
          bean-discovery-mode="annotated"/>
      """;

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <data-source>
          <name>java:app/jdbc/psmail</name>
          <class-name>${MPCONFIG=psmail.db.class}</class-name>
          <url>${MPCONFIG=psmail.db.url}</url>
          <user>${MPCONFIG=psmail.db.user}</user>
          <password>${MPCONFIG=psmail.db.password}</password>
          <property>
            <name>fish.payara.is-connection-validation-required</name>
            <value>true</value>
          </property>
          <property>
            <name>fish.payara.connection-validation-method</name>
            <value>custom-validation</value>
          </property>
          <property>
            <name>fish.payara.validation-classname</name>
            <value>org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation</value>
          </property>
          <property>
            <name>fish.payara.fail-all-connections</name>
            <value>true</value>
          </property>
        </data-source>
      </web-app>
      """;

  @Deployment
  public static WebArchive application() {
    JavaArchive module =
        ShrinkWrap.create(ExplodedImporter.class, "provisioning.jar")
            .importDirectory("target/classes")
            .as(JavaArchive.class);
    WebArchive application =
        ShrinkWrap.create(WebArchive.class, "ROOT.war")
            .addAsLibrary(module)
            .addPackage(Container.class.getPackage())
            .addClass(TestTls.class)
            .addClass(DraftedScripts.class)
            .addClass(Rounds.class)
            .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
            .setWebXML(new StringAsset(WEB_XML));
    File[] libraries = new File("target/it/lib").listFiles();
    return application
        .addAsLibraries(libraries)
        .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class));
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
