package net.psmail.portal.it;

import com.thaiopensource.relaxng.jaxp.CompactSyntaxSchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The rules of RFC 4287 in {@code atom.rnc}. */
final class AtomSchema {

  private static final Schema SCHEMA = read();

  private AtomSchema() {}

  /** What is wrong with a feed, and where. */
  static List<String> faults(String feed) {
    List<String> faults = new ArrayList<>();
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setErrorHandler(new Collector(faults));
      validator.validate(new SAXSource(new InputSource(new StringReader(feed))));
    } catch (SAXException notXml) {
      faults.add(Objects.toString(notXml.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return faults;
  }

  private static Schema read() {
    try (InputStream file = AtomSchema.class.getResourceAsStream("atom.rnc")) {
      return new CompactSyntaxSchemaFactory()
          .newSchema(new StreamSource(Objects.requireNonNull(file)));
    } catch (SAXException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private record Collector(List<String> faults) implements ErrorHandler {

    @Override
    public void warning(SAXParseException fault) {
      add(fault);
    }

    @Override
    public void error(SAXParseException fault) {
      add(fault);
    }

    @Override
    public void fatalError(SAXParseException fault) {
      add(fault);
    }

    private void add(SAXParseException fault) {
      faults.add(fault.getLineNumber() + ":" + fault.getColumnNumber() + ": " + fault.getMessage());
    }
  }
}
