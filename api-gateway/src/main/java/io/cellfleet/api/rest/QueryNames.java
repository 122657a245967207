package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query parameter that the method does not know: a misspelt filter would give a wrong answer. */
public class QueryNames {

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        if (uri.getQueryParameters().isEmpty()) {
            return;
        }
        Set<String> known = known(resource.getResourceMethod());
        for (String name : uri.getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                String detail =
                        known.isEmpty() ? "no query parameter is known here" : "known are " + String.join(", ", known);
                throw ProblemException.bad(name, name + " is not known here; " + detail);
            }
        }
    }

    private static Set<String> known(Method method) {
        Set<String> known = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                known.add(query.value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getFields()) {
                    QueryParam ofBean = field.getAnnotation(QueryParam.class);
                    if (ofBean != null) {
                        known.add(ofBean.value());
                    }
                }
            }
        }
        return known;
    }
}
